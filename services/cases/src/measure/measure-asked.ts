import { Injectable } from '@nestjs/common';
import { casesEvents, type alertsEvents, type EventData } from '@oln/contracts';
import { lockByName, MergedPersons, newId, type About, type Tx } from '@oln/service-kit';
import { CaseFileRepository } from '../case-file/case-file.repository.js';
import { tellOf, tellOffice } from './measure-notices.js';
import { MeasureOpening } from './measure-opening.js';
import { MeasureTools } from './measure-tools.js';
import { isHeld, type Measure } from './measure.js';

/** What others tell: an alert that asks for a measure, once; children who leave childhood. */
@Injectable()
export class MeasureAsked {
  constructor(
    private readonly opening: MeasureOpening,
    private readonly tools: MeasureTools,
    private readonly cases: CaseFileRepository,
    private readonly merged: MergedPersons,
  ) {}

  async alert(tx: Tx, commune: string, data: EventData<typeof alertsEvents.measureAsked>): Promise<void> {
    await lockByName(tx, `measure of alert ${data.id}`);
    const [known] = await tx.manager.query<{ id: string }[]>(
      'select measure_id as id from measure_origins where alert_id = $1',
      [data.id],
    );
    if (known) return tellJoined(tx, { id: known.id, commune, version: 1 }, data.id);
    const running = await this.inProcedure(tx, commune, data.childId);
    const measure = running ?? (await this.open(tx, commune, data));
    const values = [data.id, commune, measure.id];
    await tx.manager.query('insert into measure_origins (alert_id, commune, measure_id) values ($1, $2, $3)', values);
    if (running) tellJoined(tx, running, data.id);
  }

  async lose(tx: Tx, child: string, reason: 'of-age' | 'deceased'): Promise<void> {
    for (const entry of await this.merged.entriesOf(tx, child)) {
      for (const measure of await this.tools.repository.ofChild(tx, entry)) {
        const after = await this.tools.service.apply(tx, measure, { do: 'lose-child', child: entry, reason });
        tellOf(tx, after, `child-${reason}`);
      }
    }
  }

  /** Where a procedure for the child goes on, the alert is looked at there. */
  private async inProcedure(tx: Tx, commune: string, child: string): Promise<Measure | undefined> {
    await lockByName(tx, `measure of child ${commune} ${child}`);
    const known: Measure[] = [];
    for (const entry of await this.merged.entriesOf(tx, child))
      known.push(...(await this.tools.repository.ofChild(tx, entry)));
    const measure = known.find((candidate) => !isHeld(candidate));
    return measure && this.join(tx, measure);
  }

  /** The alert is answered by it: a procedure that stands still would leave the child to nobody until the pause is over. */
  private async join(tx: Tx, measure: Measure): Promise<Measure> {
    const awake = measure.pause ? await this.tools.service.apply(tx, measure, { do: 'resume' }, 'alert') : measure;
    tellOffice(tx, awake, 'alert-joined');
    return awake;
  }

  private async open(
    tx: Tx,
    commune: string,
    { id: alertId, childId, familyId, factors }: EventData<typeof alertsEvents.measureAsked>,
  ): Promise<Measure> {
    const file = await this.cases.findOpenOfChildren(tx, [childId]);
    const who = { children: [childId], familyId: familyId ?? file?.familyId, caseId: file?.id };
    const why = { grounds: ['alert'], factors, alertId, openedBy: tx.context.principal.person };
    const measure = await this.opening.open(tx, {
      id: newId(),
      commune,
      ...who,
      ...why,
      personInCharge: file?.personInCharge,
    });
    tellOf(tx, measure, 'opened', undefined, 'now');
    return measure;
  }
}

/** The alert was handed on: whoever did so waits to hear that it has arrived. */
const tellJoined = (tx: Tx, { id, commune, version }: About, alertId: string): void =>
  tx.emit(casesEvents.measureJoined, { id, commune, version }, { id, alertId });
