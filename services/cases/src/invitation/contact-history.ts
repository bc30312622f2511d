import { Injectable } from '@nestjs/common';
import { OfficePolicy, type Tx } from '@oln/service-kit';
import type { ContactRecord } from '../case-file/case-commands.js';
import type { CaseFile } from '../case-file/case-file.js';
import { SessionRepository } from '../session/session.repository.js';
import { attemptsSinceReached } from './invitation.js';
import { InvitationRepository } from './invitation.repository.js';

/** How hard it was tried to reach a family since it was last met, against what the office asks for. */
@Injectable()
export class ContactHistory {
  constructor(
    private readonly invitations: InvitationRepository,
    private readonly sessions: SessionRepository,
    private readonly policy: OfficePolicy,
  ) {}

  async of(tx: Tx, file: CaseFile, since?: Date): Promise<ContactRecord> {
    const met = [since, await this.sessions.lastHeld(tx, file.id)].filter((instant) => instant !== undefined);
    const lastMet = met.sort((left, right) => right.getTime() - left.getTime())[0];
    const { numbers } = await this.policy.of(tx, file.commune);
    return {
      attempts: attemptsSinceReached(await this.invitations.attempts(tx, file.id), lastMet),
      needed: {
        attempts: numbers['invitation.contact-attempts'],
        kinds: numbers['invitation.contact-kinds'],
        visits: numbers['invitation.visits'],
      },
    };
  }
}
