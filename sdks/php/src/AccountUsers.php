<?php

declare(strict_types=1);

namespace JupiterIQ;

/** The two operations of the small user API. What comes back has the fields that were sent. */
final class AccountUsers extends Resource
{
    private const CREATE = [
        'id' => 'createUser', 'method' => 'POST', 'path' => '/users', 'gives' => 'object', 'model' => Model::class,
        'keyed' => true,
    ];
    private const GET = [
        'id' => 'getUser', 'method' => 'GET', 'path' => '/users/{id}', 'gives' => 'object', 'model' => Model::class,
        'reads' => true,
    ];

    public function create(array $body, array $options = []): Model
    {
        return $this->call(self::CREATE, [], [], $body, $options);
    }

    public function get(string|int $id, array $options = []): Model
    {
        return $this->call(self::GET, [$id], [], null, $options);
    }
}
