// Tokens of a user, refreshed by one of all who need it.
import { checkedKey } from './config.js';

export class SessionCredential {
  #core;
  #tokens;
  #onTokens;
  #refreshing;

  constructor(core, accessToken, refreshToken, onTokens) {
    this.#core = core;
    this.#tokens = {
      accessToken: checkedKey(accessToken, 'access token', null),
      refreshToken: checkedKey(refreshToken, 'refresh token', null),
    };
    this.#onTokens = onTokens;
  }

  token() {
    return { text: this.#tokens.accessToken };
  }

  async refresh(used) {
    if (used.text !== this.#tokens.accessToken) {
      return;
    }
    this.#refreshing ??= this.#refreshed().finally(() => {
      this.#refreshing = undefined;
    });
    await this.#refreshing;
  }

  async #refreshed() {
    const answer = await this.#core.call(REFRESH, [], undefined, { refresh_token: this.#tokens.refreshToken });
    const tokens = { accessToken: answer.access_token, refreshToken: answer.refresh_token };
    await this.#onTokens?.(tokens);
    this.#tokens = tokens;
  }
}

const REFRESH = { id: 'refreshSession', method: 'POST', path: '/sessions/refresh', gives: 'object', keyed: true };
