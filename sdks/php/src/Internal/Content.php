<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

use JupiterIQ\ConfigurationError;

/**
 * Bytes that can be read again from any place: a file by its path, or something open.
 *
 * @internal
 */
final class Content implements Source
{
    public readonly string $name;
    private readonly int $start;
    private readonly int $size;
    /** @var resource */
    private $file;
    private readonly bool $own;

    /** @param string|resource|\SplFileInfo $source */
    public function __construct(mixed $source, ?string $name)
    {
        $this->own = !is_resource($source);
        if ($this->own && !is_string($source) && !$source instanceof \SplFileInfo) {
            throw new ConfigurationError('A file is a path, or something open that can be read again.');
        }
        $file = $this->own ? @fopen((string) $source, 'rb') : $source;
        if ($file === false || !stream_get_meta_data($file)['seekable']) {
            throw new ConfigurationError('The file cannot be read, or not from any place.');
        }
        $this->file = $file;
        $this->start = $this->own ? 0 : (int) ftell($file);
        fseek($file, 0, SEEK_END);
        $this->size = (int) ftell($file) - $this->start;
        $known = $this->own ? basename((string) $source) : basename(stream_get_meta_data($file)['uri'] ?? '');
        $this->name = $name ?? (str_contains($known, ':') || $known === 'memory' || $known === 'temp' ? '' : $known);
        if ($this->name === '') {
            throw new ConfigurationError("The file needs a name: upload(\$file, ['name' => …]).");
        }
    }

    public function size(): int
    {
        return $this->size;
    }

    public function read(int $at, int $length): string
    {
        $length = min($length, $this->size - $at);
        fseek($this->file, $this->start + $at);
        $piece = $length === 0 ? '' : (string) stream_get_contents($this->file, $length);
        if (strlen($piece) !== $length) {
            throw new ConfigurationError('The file has become shorter while it was read.');
        }
        return $piece;
    }

    public function close(): void
    {
        if ($this->own) {
            fclose($this->file);
        }
    }
}
