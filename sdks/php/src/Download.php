<?php

declare(strict_types=1);

namespace JupiterIQ;

use JupiterIQ\Internal\Core;
use JupiterIQ\Internal\Place;
use JupiterIQ\Internal\Operation;

/**
 * The bytes of a file as they come. A connection that breaks is made anew, and goes on where it was.
 *
 * @implements \IteratorAggregate<int, string>
 */
final class Download implements \IteratorAggregate
{
    /** @internal */
    public function __construct(
        private readonly Core $core,
        private readonly Operation $operation,
        private readonly array $path,
        private readonly array $options,
    ) {
    }

    /** @return \Generator<int, string> pieces as they come */
    public function getIterator(): \Generator
    {
        return (new Place($this->core, $this->operation, $this->path, $this->options))->pieces();
    }

    /** All of it. */
    public function read(): string
    {
        $all = '';
        foreach ($this as $piece) {
            $all .= $piece;
        }
        return $all;
    }

    /** Writes a file that is there when all of it is. */
    public function save(string $path): void
    {
        $beside = $path . '.part';
        $file = @fopen($beside, 'wb');
        if ($file === false) {
            throw new ConfigurationError("The file {$beside} cannot be written.");
        }
        try {
            foreach ($this as $piece) {
                if (fwrite($file, $piece) !== strlen($piece)) {
                    throw new JupiterIQError("The file {$beside} could not be written. Is the disk full?");
                }
            }
            fclose($file);
            rename($beside, $path);
        } finally {
            if (is_resource($file)) {
                fclose($file);
            }
            if (file_exists($beside)) {
                unlink($beside);
            }
        }
    }
}
