import { Injectable } from '@nestjs/common';
import { casesEvents, settle } from '@oln/contracts';
import { type Tx } from '@oln/service-kit';
import { CaseAnnouncements, type Telling } from './case-announcements.js';
import type { CaseCommand } from './case-commands.js';
import { CaseDueDates } from './case-due-dates.js';
import { openCase, type CaseFile, type NewCase } from './case-file.js';
import { CaseFileRepository } from './case-file.repository.js';
import { CaseProcess } from './case-process.js';
import { assertMayChange, assertMayRead, type ReadingRight } from './case-rights.js';
import { decideCase } from './decide-case.js';

/** A case, and the other living ones of its family. */
export interface FamilyCases {
  file: CaseFile;
  others: readonly CaseFile[];
}

/** The case file: other capabilities change it through {@link change}, inside their own transaction. */
@Injectable()
export class CaseFileService {
  constructor(
    private readonly cases: CaseFileRepository,
    private readonly announcements: CaseAnnouncements,
    private readonly process: CaseProcess,
    private readonly dueDates: CaseDueDates,
  ) {}

  /** One case per request and line; a request that is assigned twice opens nothing twice. */
  async open(tx: Tx, opened: NewCase): Promise<CaseFile | undefined> {
    const file = openCase(opened, tx.asOf);
    if (!(await this.cases.insert(tx, file))) return undefined;
    this.announcements.opened(tx, file);
    await this.process.start(tx, file);
    tx.audit({ action: 'case.open', kind: 'case', id: file.id, commune: file.commune, version: 1 });
    return file;
  }

  /** Locks, checks rights and version, decides, saves, announces. Throws the refusal. */
  async change(tx: Tx, id: string, command: CaseCommand, telling?: Telling): Promise<CaseFile> {
    const before = await this.lockForChange(tx, id);
    return this.apply(tx, before, command, telling);
  }

  /** For a case that was locked and whose rights and version were checked. */
  async apply(tx: Tx, before: CaseFile, command: CaseCommand, telling: Telling = {}): Promise<CaseFile> {
    const after = settle(decideCase(before, command, tx.asOf));
    await this.cases.save(tx, after);
    if (after.children.length < before.children.length) await this.cases.keepChildren(tx, after);
    const reason = telling.reason ?? ('reason' in command ? command.reason : undefined);
    this.announcements.changed(tx, before, after, { ...telling, reason });
    tx.emitOtherwise(casesEvents.caseAmended, after, { id: after.id, what: `case.${command.do}` });
    await this.keepClocks(tx, before, after);
    return after;
  }

  /** The case, locked, for somebody who may work on it; `If-Match`, if there is one, must name its version. */
  async lockForChange(tx: Tx, id: string): Promise<CaseFile> {
    const file = await this.lockForWork(tx, id);
    tx.assertVersion(file.version);
    return file;
  }

  /** The case, locked, for a change of one of its records: `If-Match` is about that record. */
  async lockForWork(tx: Tx, id: string): Promise<CaseFile> {
    const file = await this.cases.lock(tx, id);
    assertMayChange(tx.context.principal, file);
    return file;
  }

  /**
   * The case with the other living ones of its family, all locked: what concerns the family as a whole (its plan, a
   * pause) is done by one at a time, from whichever line it comes.
   */
  async lockWithFamily(tx: Tx, id: string): Promise<FamilyCases> {
    const { familyId } = await this.cases.get(tx, id);
    const living = await this.cases.lockLivingOfFamily(tx, familyId);
    const file = living.find((one) => one.id === id) ?? (await this.cases.lock(tx, id));
    assertMayChange(tx.context.principal, file);
    return { file, others: living.filter((one) => one.id !== id) };
  }

  /** The case, for somebody who may read it. */
  async getForReading(tx: Tx, id: string, right: ReadingRight = 'cases.read'): Promise<CaseFile> {
    const file = await this.cases.get(tx, id);
    assertMayRead(tx.context.principal, file, right);
    return file;
  }

  /** Clocks of a stage that was left are over at once; the process sets the next ones when it hears of it. */
  private async keepClocks(tx: Tx, before: CaseFile, after: CaseFile): Promise<void> {
    const dueDates = this.dueDates.ofLine(after.line);
    if (before.stage !== after.stage || Boolean(before.pause) !== Boolean(after.pause))
      await dueDates.meetAll(tx, after.id);
    if (before.personInCharge !== after.personInCharge) await dueDates.reassign(tx, after.id, after.personInCharge);
  }
}
