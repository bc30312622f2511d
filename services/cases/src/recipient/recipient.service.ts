import { Injectable } from '@nestjs/common';
import { assertWithinReach, newId, UnitOfWork } from '@oln/service-kit';
import type { Recipient } from './recipient.js';
import { RecipientRepository } from './recipient.repository.js';

/** Whom a commune notifies: the house's levels, and the office's own in their place. */
@Injectable()
export class RecipientService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly recipients: RecipientRepository,
  ) {}

  list(commune: string): Promise<Recipient[]> {
    return this.work.read('recipient.list', (tx) => {
      assertWithinReach(tx, commune);
      return this.recipients.inForce(tx, commune);
    });
  }

  put(commune: string, recipient: Omit<Recipient, 'version'>): Promise<Recipient> {
    return this.work.run('recipient.put', async (tx) => {
      assertWithinReach(tx, commune);
      const current = await this.recipients.lockVersion(tx, commune, recipient);
      tx.assertVersion(current);
      const next = { ...recipient, version: current + 1 };
      await this.recipients.put(tx, commune, next);
      tx.audit({ kind: 'recipient', id: newId(), commune, version: next.version });
      return next;
    });
  }
}
