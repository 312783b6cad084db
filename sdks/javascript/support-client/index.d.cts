import sdk = require('@jupiteriq/sdk');

declare class SupportClient extends sdk.Client {}
declare namespace SupportClient {
  export { SupportClient };
}
export = SupportClient;
