<?php

declare(strict_types=1);

namespace JupiterIQ\Internal\ByHand;

use JupiterIQ\Download;
use JupiterIQ\Internal\Config;
use JupiterIQ\Internal\Content;
use JupiterIQ\Internal\Core;
use JupiterIQ\Internal\Operation;
use JupiterIQ\Internal\Upload;
use JupiterIQ\Models\File;

/** @internal */
trait Files
{
    /**
     * Uploads a file; more than 10 MiB in parts that survive broken connections.
     *
     * @param string|resource|\SplFileInfo $file a path, or something open
     * @param array{name?: string, metadata?: array, expires_at?: \DateTimeInterface|string, upload_id?: string} $said
     *     `upload_id` goes on with an upload that was begun earlier: the id of its file
     * @param (callable(int, int): void)|null $onProgress is told how many bytes have arrived, and how many there are
     */
    public function upload(mixed $file, array $said = [], array $options = [], ?callable $onProgress = null): File
    {
        $told = array_filter([
            'metadata' => isset($said['metadata']) ? Core::json((object) $said['metadata']) : null,
            'expires_at' => isset($said['expires_at']) ? Config::text($said['expires_at']) : null,
        ], is_string(...));
        $content = new Content($file, $said['name'] ?? null);
        try {
            return (new Upload($this->core, $content, $told, $options, $onProgress))->run($said['upload_id'] ?? null);
        } finally {
            $content->close();
        }
    }

    /** The bytes of a file that is ready: `read()`, `save($path)`, or iterate. */
    public function download(string $fileId, array $options = []): Download
    {
        $operation = new Operation('downloadFile', 'GET', '/files/{id}/content', reads: true);
        return new Download($this->core, $operation, [$fileId], $options);
    }

    /** A small picture of a file: small, medium or large. */
    public function thumbnail(string $fileId, string $size, array $options = []): Download
    {
        $operation = new Operation('getThumbnail', 'GET', '/files/{id}/thumbnails/{size}', reads: true);
        return new Download($this->core, $operation, [$fileId, $size], $options);
    }
}
