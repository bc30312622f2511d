import { Injectable } from '@nestjs/common';
import { casesEvents, type alertsEvents, type EventData, type intakeEvents } from '@oln/contracts';
import { newId, type About, type Tx } from '@oln/service-kit';
import { CaseFileRepository } from '../case-file/case-file.repository.js';
import { EscalationOpening } from './escalation-opening.js';
import { tellOf, tellOffice } from './escalation-notices.js';
import { EscalationOrigins, type Origin } from './escalation-origins.js';
import { EscalationService } from './escalation.service.js';
import type { Escalation, NewEscalation } from './escalation.js';

type Asked = Pick<NewEscalation, 'commune' | 'familyId' | 'children' | 'grounds' | 'factors' | 'urgent'>;

/** What others report opens an escalation by itself: danger at the front desk, an alert that asks for it. */
@Injectable()
export class EscalationAsked {
  constructor(
    private readonly opening: EscalationOpening,
    private readonly service: EscalationService,
    private readonly origins: EscalationOrigins,
    private readonly cases: CaseFileRepository,
  ) {}

  danger(tx: Tx, commune: string, data: EventData<typeof intakeEvents.imminentDangerReported>): Promise<void> {
    const { id, familyId, childIds: children, grounds } = data;
    const named = grounds.length > 0 ? grounds : ['imminent-danger'];
    return this.asked(
      tx,
      { kind: 'request', id },
      { commune, familyId, children, grounds: named, factors: [], urgent: true },
    );
  }

  alert(tx: Tx, commune: string, data: EventData<typeof alertsEvents.escalationAsked>): Promise<void> {
    const { id, familyId, childId, factors, urgent } = data;
    const grounds = [urgent ? 'imminent-danger' : 'alert'];
    return this.asked(tx, { kind: 'alert', id }, { commune, familyId, children: [childId], grounds, factors, urgent });
  }

  private async asked(tx: Tx, origin: Origin, asked: Asked): Promise<void> {
    const known = await this.origins.find(tx, origin);
    if (known) return tellJoined(tx, origin, { id: known.escalationId, commune: asked.commune, version: 1 });
    const running = new Map<string, Escalation>();
    const left: string[] = [];
    for (const child of [...asked.children].sort()) {
      const found = await this.opening.runningOf(tx, asked.commune, child);
      for (const escalation of found) running.set(escalation.id, escalation);
      if (found.length === 0) left.push(child);
    }
    for (const escalation of running.values()) await this.join(tx, escalation, asked);
    const opened = left.length > 0 ? await this.open(tx, origin, { ...asked, children: left }) : undefined;
    const answer = opened ?? [...running.values()][0];
    if (answer) await this.origins.add(tx, origin, answer);
    if (answer && !opened) tellJoined(tx, origin, answer);
  }

  private async open(tx: Tx, { kind, id }: Origin, asked: Asked): Promise<Escalation> {
    const file = await this.cases.findOpenOfChildren(tx, asked.children);
    const { commune } = asked;
    const escalation = await this.opening.open(tx, {
      ...asked,
      id: newId(),
      hasAccount: false,
      institutions: ['specialised-service'],
      draftedBy: tx.context.principal.person,
      familyId: asked.familyId ?? file?.familyId,
      caseId: file?.id,
      ...(kind === 'request' ? { requestId: id } : { alertId: id }),
      personInCharge: file?.commune === commune ? file.personInCharge : undefined,
    });
    tellOf(tx, escalation, 'opened', undefined, 'now');
    return escalation;
  }

  /** The child has an escalation already: it becomes worse there, and nobody opens a second one. Nor does it go on standing still. */
  private async join(tx: Tx, escalation: Escalation, { grounds, factors, urgent }: Asked): Promise<void> {
    const awake = escalation.pause
      ? await this.service.apply(tx, escalation, { do: 'resume' }, 'worsened')
      : escalation;
    const worse = urgent ? await this.service.apply(tx, awake, { do: 'worsen', grounds, factors }) : awake;
    const isAway = escalation.stage === 'with-service';
    tellOffice(tx, worse, isAway ? 'danger-with-service' : 'worsened', urgent ? 'now' : 'today');
  }
}

/** The alert was handed on: whoever did so waits to hear that it has arrived. */
function tellJoined(tx: Tx, { kind, id: alertId }: Origin, { id, commune, version }: About): void {
  if (kind === 'alert') tx.emit(casesEvents.escalationJoined, { id, commune, version }, { id, alertId });
}
