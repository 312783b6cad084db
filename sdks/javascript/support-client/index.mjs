import { Client } from '@jupiteriq/sdk';

/** The client under the name that its document prints. */
export class SupportClient extends Client {}

export default SupportClient;
