import { Injectable } from '@nestjs/common';
import { type Tx } from '@oln/service-kit';
import type { CaseFile } from '../case-file/case-file.js';
import type { Instrument, InstrumentKind } from '../instrument/instrument.js';
import { InstrumentRepository } from '../instrument/instrument.repository.js';
import { DiagnosisKnowledge } from './diagnosis-knowledge.js';
import type { AgainReason, Diagnosis, Known, Moment } from './diagnosis.js';
import { DiagnosisRepository } from './diagnosis.repository.js';

export interface Asked {
  kind: InstrumentKind;
  moment: Moment;
  instrumentId: string;
  againReason?: AgainReason;
}

/** What a diagnosis is made from: an instrument, and what is known already. */
@Injectable()
export class DiagnosisSources {
  constructor(
    private readonly instruments: InstrumentRepository,
    private readonly diagnoses: DiagnosisRepository,
    readonly knowledge: DiagnosisKnowledge,
  ) {}

  instrument(tx: Tx, id: string): Promise<Instrument> {
    return this.instruments.get(tx, id);
  }

  markUsed(tx: Tx, instrument: Instrument): Promise<void> {
    return this.instruments.markUsed(tx, instrument.id);
  }

  async of(tx: Tx, file: CaseFile, asked: Asked): Promise<{ instrument: Instrument; known: Known }> {
    await this.diagnoses.lockFamily(tx, file.familyId);
    const instrument = await this.instruments.get(tx, asked.instrumentId);
    const all = await this.diagnoses.ofCase(tx, file.id);
    const entry = await this.diagnoses.common(tx, file.id, 'entry');
    const elsewhere = await this.knowledge.askedElsewhere(tx, file);
    const entries = [...all.filter(({ moment }) => moment === 'entry'), ...elsewhere];
    const known = {
      valid: (await this.knowledge.valid(tx, file)) ?? entry,
      begun: isBegun(all, file, asked),
      asked: [...entries.flatMap(({ answers }) => answers.map(({ item }) => item)), ...itemsOf(instrument, elsewhere)],
      isUnderWay: elsewhere.some(({ kind, state }) => kind === 'common' && state === 'draft'),
      entryInstrumentId: entry?.instrumentId,
    };
    return { instrument, known };
  }

  /** What the baseline of the case could be taken over from, and whether it has one. */
  async ofReuse(tx: Tx, file: CaseFile): Promise<Pick<Known, 'valid' | 'begun'>> {
    const all = await this.diagnoses.ofCase(tx, file.id);
    const begun = all.some(({ kind, moment }) => kind === 'common' && moment === 'entry');
    return { valid: await this.knowledge.valid(tx, file), begun };
  }
}

/** What another case is asking the family with the same instrument, whether or not it has been answered yet. */
const itemsOf = ({ id, content }: Instrument, elsewhere: readonly Diagnosis[]): string[] =>
  elsewhere.some(({ instrumentId }) => instrumentId === id) ? content.items.map(({ code }) => code) : [];

/** After an extension the case is evaluated anew: what was asked before this stage does not count as asked. */
function isBegun(all: readonly Diagnosis[], file: CaseFile, { kind, moment, instrumentId }: Asked): boolean {
  return all.some(
    (diagnosis) =>
      diagnosis.kind === kind &&
      diagnosis.moment === moment &&
      (moment === 'entry' || diagnosis.begunAt >= file.stageSince) &&
      (kind === 'common' || diagnosis.instrumentId === instrumentId),
  );
}
