import { Injectable } from '@nestjs/common';
import { issueAccessToken, loadSigningKeys, publicKeysOf, type PublicKeys, type SigningKeys } from '@oln/crypto';
import type { Principal } from '@oln/identity';
import { statSync } from 'node:fs';

export interface IssuerConfig {
  /** Absent: nobody has signed in, and there is nothing to show. */
  signingKeysFile?: string;
  issuer: string;
  audience: string;
}

interface Read {
  keys: SigningKeys;
  changedAt: number;
}

/** Signs access tokens, and shows the keys that verify them. A file of keys that changes is read again. */
@Injectable()
export class TokenIssuer {
  private read?: Read;

  constructor(private readonly config: IssuerConfig) {
    this.look();
  }

  issue(principal: Principal): Promise<string> {
    const keys = this.look();
    if (!keys) throw new Error('There are no keys that sign access tokens: OLN_SIGNING_KEYS_FILE');
    return issueAccessToken(principal, keys, this.config);
  }

  shown(): PublicKeys {
    const keys = this.look();
    return keys ? publicKeysOf(keys) : { keys: [] };
  }

  private look(): SigningKeys | undefined {
    const { signingKeysFile: file } = this.config;
    if (!file) return undefined;
    const changedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (!this.read || (changedAt !== undefined && changedAt !== this.read.changedAt))
      this.read = { keys: loadSigningKeys(file), changedAt: changedAt ?? 0 };
    return this.read.keys;
  }
}
