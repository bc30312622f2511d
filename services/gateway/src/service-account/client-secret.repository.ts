import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { hashOf } from '../session/secret.js';
import { ClientSecretRow } from './client-secret.entity.js';
import type { ClientSecret } from './client-secret.js';

/** The only file that touches the table `client_secrets`. */
@Injectable()
export class ClientSecretRepository {
  async add(tx: Tx, secret: ClientSecret, text: string): Promise<void> {
    await tx.manager.insert(ClientSecretRow, { ...secret, secretHash: hashOf(text), lastUsedAt: null, endedAt: null });
  }

  /** Newest first. */
  async list(tx: Tx, commune: string, person: string): Promise<ClientSecret[]> {
    const order = { createdAt: 'DESC', id: 'DESC' } as const;
    const rows = await tx.manager.find(ClientSecretRow, { where: { commune, person }, order, take: 100 });
    return rows.map(secretOf);
  }

  /** Whose it is, however long ago it ended. */
  async find(tx: Tx, person: string, text: string): Promise<ClientSecret | undefined> {
    const row = await tx.manager.findOne(ClientSecretRow, { where: { person, secretHash: hashOf(text) } });
    return row ? secretOf(row) : undefined;
  }

  async used(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.manager.update(ClientSecretRow, { id }, { lastUsedAt: at });
  }

  async end(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.manager.update(ClientSecretRow, { id }, { endedAt: at });
  }
}

const secretOf = ({ secretHash: _hash, lastUsedAt, endedAt, ...facts }: ClientSecretRow): ClientSecret => ({
  ...facts,
  ...(lastUsedAt && { lastUsedAt }),
  ...(endedAt && { endedAt }),
});
