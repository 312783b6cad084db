export { APIClient } from '@jupiteriq/sdk';
