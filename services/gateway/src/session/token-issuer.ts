import { Injectable } from '@nestjs/common';
import {
  ChangingFile,
  issueAccessToken,
  loadSigningKeys,
  publicKeysOf,
  type PublicKeys,
  type SigningKeys,
} from '@oln/crypto';
import type { Principal } from '@oln/identity';

export interface IssuerConfig {
  /** Absent: nobody has signed in, and there is nothing to show. */
  signingKeysFile?: string;
  issuer: string;
  audience: string;
}

/** Signs access tokens, and shows the keys that verify them. A file of keys that changes is read again. */
@Injectable()
export class TokenIssuer {
  private readonly keys?: ChangingFile<SigningKeys>;

  constructor(private readonly config: IssuerConfig) {
    const { signingKeysFile } = config;
    if (signingKeysFile) this.keys = new ChangingFile(signingKeysFile, loadSigningKeys);
  }

  issue(principal: Principal): Promise<string> {
    if (!this.keys) throw new Error('There are no keys that sign access tokens: OLN_SIGNING_KEYS_FILE');
    return issueAccessToken(principal, this.keys.value, this.config);
  }

  shown(): PublicKeys {
    return this.keys ? publicKeysOf(this.keys.value) : { keys: [] };
  }
}
