import { Inject, Injectable } from '@nestjs/common';
import { settle } from '@oln/contracts';
import type { DueDates, Tx } from '@oln/service-kit';
import { AnonymisationAnnouncements } from './anonymisation-announcements.js';
import { ANONYMISATION_DUE_DATES } from './anonymisation-due-dates.js';
import { AnonymisationRepository } from './anonymisation.repository.js';
import { decideAnonymisation, type Anonymisation, type AnonymisationCommand } from './anonymisation.js';

/** Changes of an anonymisation: its use cases change it through {@link apply}, inside their own transaction. */
@Injectable()
export class AnonymisationService {
  constructor(
    private readonly table: AnonymisationRepository,
    private readonly announcements: AnonymisationAnnouncements,
    @Inject(ANONYMISATION_DUE_DATES) private readonly dueDates: DueDates,
  ) {}

  async lockForChange(tx: Tx, id: string): Promise<Anonymisation> {
    const one = await this.table.lock(tx, id);
    tx.assertVersion(one.version);
    return one;
  }

  /** For one that is locked: decides, saves, announces. Throws the refusal. */
  async apply(tx: Tx, before: Anonymisation, command: AnonymisationCommand): Promise<Anonymisation> {
    const after = settle(decideAnonymisation(before, command, tx.asOf));
    await this.table.save(tx, after);
    this.announcements.changed(tx, before, after, command);
    if (before.stage !== after.stage) await this.dueDates.meetAll(tx, after.id);
    const { id, commune, version } = after;
    const reason = 'reason' in command ? command.reason : undefined;
    tx.audit({ action: `anonymisation.${command.do}`, kind: 'anonymisation', id, commune, version, reason });
    return after;
  }
}
