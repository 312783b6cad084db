import { Client } from '@jupiteriq/sdk';

export declare class SupportClient extends Client {}
export default SupportClient;
