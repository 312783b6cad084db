export { APIClient, AccountsUser } from '@jupiteriq/sdk';
