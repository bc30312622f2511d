import { Injectable } from '@nestjs/common';
import { refuse, RefusedError } from '@oln/contracts';
import { Erasures, lockByName, MergedPersons, type Tx } from '@oln/service-kit';
import { EscalationAnnouncements } from './escalation-announcements.js';
import { tellOf } from './escalation-notices.js';
import { EscalationErrors } from './escalation.errors.js';
import { openEscalation, type Escalation, type NewEscalation } from './escalation.js';
import { EscalationTools } from './escalation-tools.js';

/** The one way an escalation comes to be, whoever asks for it. */
@Injectable()
export class EscalationOpening {
  constructor(
    private readonly tools: EscalationTools,
    private readonly announcements: EscalationAnnouncements,
    private readonly merged: MergedPersons,
    private readonly erasures: Erasures,
  ) {}

  /** A child has one escalation that runs at most. What is urgent is notified in the same transaction. */
  async open(tx: Tx, opened: NewEscalation, account?: string): Promise<Escalation> {
    if (opened.children.length === 0)
      throw new RefusedError(refuse(EscalationErrors.NO_CHILDREN, { field: 'childIds' }));
    if (opened.grounds.length === 0) throw new RefusedError(refuse(EscalationErrors.NO_GROUNDS, { field: 'grounds' }));
    await this.erasures.assertNotErased(tx, opened.children, opened.familyId);
    const [running] = await this.running(tx, opened);
    if (running) throw openAlready(running);
    const escalation = openEscalation(opened, tx.asOf);
    await this.tools.repository.insert(tx, escalation, account);
    this.announcements.opened(tx, escalation);
    await this.tools.process.start(tx, escalation);
    tx.audit({
      action: 'escalation.open',
      kind: 'escalation',
      id: escalation.id,
      commune: escalation.commune,
      version: 1,
    });
    return escalation.urgent ? this.notifyAtOnce(tx, escalation) : escalation;
  }

  /** Escalations that run for one of the children. */
  async running(tx: Tx, { commune, children }: Pick<NewEscalation, 'commune' | 'children'>): Promise<Escalation[]> {
    const found = new Map<string, Escalation>();
    for (const child of [...children].sort())
      for (const escalation of await this.runningOf(tx, commune, child)) found.set(escalation.id, escalation);
    return [...found.values()];
  }

  /** Of one child, under whichever of its entries. Who opens one for the same child at the same time waits. */
  async runningOf(tx: Tx, commune: string, child: string): Promise<Escalation[]> {
    await lockByName(tx, `escalation of child ${commune} ${child}`);
    const entries = await this.merged.entriesOf(tx, child);
    const found = [];
    for (const entry of entries) found.push(...(await this.tools.repository.ofChild(tx, entry, 'running')));
    return found;
  }

  /** Approval is not waited for, but the coordinator is informed (process §6). */
  private async notifyAtOnce(tx: Tx, escalation: Escalation): Promise<Escalation> {
    const sent = await this.tools.service.apply(tx, escalation, { do: 'submit' }, 'imminent-danger');
    tellOf(tx, sent, 'urgent', { toRole: 'coordinator' }, 'now');
    return sent;
  }
}

const openAlready = ({ id }: Escalation): RefusedError =>
  new RefusedError(refuse(EscalationErrors.OPEN_ALREADY, { params: { escalation: id } }));
