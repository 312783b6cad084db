<?php

// Loads the library as it stands, without anything installed.

declare(strict_types=1);

foreach (['Errors', 'Models', 'Resources'] as $many) {
    spl_autoload_register(static function () use ($many): void {
        require_once __DIR__ . "/../src/{$many}.php";
    });
}
spl_autoload_register(static function (string $class): void {
    $file = __DIR__ . '/../src/' . str_replace('\\', '/', substr($class, strlen('JupiterIQ\\'))) . '.php';
    if (is_file($file)) {
        require_once $file;
    }
}, prepend: true);
