'use strict';
const { APIClient } = require('@jupiteriq/sdk');

module.exports = { APIClient };
