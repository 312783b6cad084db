'use strict';
const { Client } = require('@jupiteriq/sdk');

/** The client under the name that its document prints. */
class SupportClient extends Client {}

module.exports = SupportClient;
module.exports.SupportClient = SupportClient;
