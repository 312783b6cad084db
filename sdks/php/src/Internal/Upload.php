<?php

declare(strict_types=1);

namespace JupiterIQ\Internal;

use JupiterIQ\APIConnectionError;
use JupiterIQ\ConflictError;
use JupiterIQ\HttpResponse;
use JupiterIQ\JupiterIQError;
use JupiterIQ\Models\File;
use JupiterIQ\PermissionDeniedError;
use JupiterIQ\QuotaExceededError;
use JupiterIQ\ServerError;

/**
 * Files on their way up: in one request, or in parts that survive broken connections.
 *
 * @internal
 */
final class Upload
{
    /** Up to here a file goes in one request (R166). */
    private const ONE_REQUEST_BYTES = 10 * 1024 * 1024;
    private const PART_BYTES = 8 * 1024 * 1024;
    private const TUS = ['Tus-Resumable' => '1.0.0'];

    private readonly ?\Closure $onProgress;

    /** @param array<string, string> $told fields beside the file */
    public function __construct(
        private readonly Core $core,
        private readonly Content $content,
        private readonly array $told,
        private readonly array $options,
        ?callable $onProgress,
    ) {
        $this->onProgress = $onProgress === null ? null : $onProgress(...);
    }

    public function run(?string $uploadId): File
    {
        return $uploadId === null && $this->content->size() <= self::ONE_REQUEST_BYTES
            ? $this->whole() : $this->parts($uploadId);
    }

    private function whole(): File
    {
        $operation = new Operation('uploadFile', 'POST', '/files', 'object', File::class, keyed: true);
        $boundary = bin2hex(random_bytes(16));
        $head = '';
        foreach ($this->told as $name => $value) {
            $head .= self::part($boundary, "name=\"{$name}\"") . "{$value}\r\n";
        }
        $head .= self::part($boundary, 'name="file"; filename="' . self::quoted($this->content->name) . '"');
        $request = $this->request($operation, []);
        $request->body = new Wrapped($head, $this->content, "\r\n--{$boundary}--\r\n");
        $request->headers['Content-Type'] = "multipart/form-data; boundary={$boundary}";
        $answer = $this->core->send($request);
        $this->progress($this->content->size());
        return new File(Answers::object($operation, $answer), new HttpResponse($answer->status, $answer->headers));
    }

    private function parts(?string $known): File
    {
        $id = $known ?? $this->begun();
        if ($id === null) {
            return $this->whole();
        }
        $offset = $known === null ? 0 : $this->offset($id);
        $stuck = 0;
        while ($offset < $this->content->size()) {
            $this->progress($offset);
            $before = $offset;
            $broken = null;
            try {
                $offset = $this->continued($id, $offset);
            } catch (ConflictError | APIConnectionError | ServerError $broken) {
                $offset = $this->offset($id);
            }
            $stuck = $offset <= $before ? $stuck + 1 : 0;
            if ($stuck >= $this->core->maxAttempts) {
                throw $broken ?? new APIConnectionError("The upload does not get beyond {$offset} bytes.");
            }
        }
        $this->progress($offset);
        $read = new Operation('getFile', 'GET', '/files/{id}', 'object', File::class, reads: true);
        $file = $this->core->call($read, [$id], [], null, []);
        assert($file instanceof File);
        return $file;
    }

    /** The id of the upload; null where the plan has none in parts. */
    private function begun(): ?string
    {
        $told = [];
        foreach (['filename' => $this->content->name] + $this->told as $name => $value) {
            $told[] = "{$name} " . base64_encode($value);
        }
        $request = $this->request(new Operation('createUpload', 'POST', '/files/uploads', keyed: true), []);
        $request->headers += self::TUS + [
            'Upload-Length' => (string) $this->content->size(), 'Upload-Metadata' => implode(',', $told),
        ];
        try {
            $answer = $this->core->send($request);
        } catch (QuotaExceededError $full) {
            throw $full;
        } catch (PermissionDeniedError) {
            return null;
        }
        $place = rtrim(explode('?', $answer->headers['location'] ?? '')[0], '/');
        return Config::segment(basename($place), 'location');
    }

    private function continued(string $id, int $offset): int
    {
        $request = $this->request(new Operation('continueUpload', 'PATCH', '/files/uploads/{id}'), [$id]);
        $request->headers += self::TUS + [
            'Upload-Offset' => (string) $offset, 'Content-Type' => 'application/offset+octet-stream',
        ];
        $request->body = $this->content->read($offset, self::PART_BYTES);
        return self::offsetOf($this->core->send($request));
    }

    private function offset(string $id): int
    {
        $request = $this->request(new Operation('getUpload', 'HEAD', '/files/uploads/{id}'), [$id]);
        $request->headers += self::TUS;
        return self::offsetOf($this->core->send($request));
    }

    private function request(Operation $operation, array $path): Request
    {
        $options = $this->options + ['timeout' => max(Place::TRANSFER_SECONDS, $this->core->timeout)];
        if (!$operation->keyed) {
            unset($options['idempotency_key']);
        }
        return $this->core->request($operation, $path, [], null, $options);
    }

    private function progress(int $sent): void
    {
        if ($this->onProgress !== null) {
            ($this->onProgress)($sent, $this->content->size());
        }
    }

    private static function offsetOf(Answer $answer): int
    {
        $said = $answer->headers['upload-offset'] ?? '';
        return ctype_digit($said) ? (int) $said
            : throw new APIConnectionError('The server does not say how much of the file it has.');
    }

    private static function part(string $boundary, string $disposition): string
    {
        return "--{$boundary}\r\nContent-Disposition: form-data; {$disposition}\r\n\r\n";
    }

    /** As browsers write names of files into forms. */
    private static function quoted(string $name): string
    {
        return str_replace(['"', "\r", "\n"], ['%22', '%0D', '%0A'], $name);
    }
}
