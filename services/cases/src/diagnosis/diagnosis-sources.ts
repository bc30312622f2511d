import { Injectable } from '@nestjs/common';
import { type Tx } from '@oln/service-kit';
import type { CaseFile } from '../case-file/case-file.js';
import type { Instrument, InstrumentKind } from '../instrument/instrument.js';
import { InstrumentRepository } from '../instrument/instrument.repository.js';
import { DiagnosisKnowledge } from './diagnosis-knowledge.js';
import type { Known, Moment } from './diagnosis.js';
import { DiagnosisRepository } from './diagnosis.repository.js';

export interface Asked {
  kind: InstrumentKind;
  moment: Moment;
  instrumentId: string;
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

  async of(
    tx: Tx,
    file: CaseFile,
    { kind, moment, instrumentId }: Asked,
  ): Promise<{ instrument: Instrument; known: Known }> {
    const instrument = await this.instruments.get(tx, instrumentId);
    const all = await this.diagnoses.ofCase(tx, file.id);
    // After an extension the case is evaluated anew: what was asked before this stage does not count as asked.
    const since = moment === 'evaluation' ? file.stageSince : file.openedAt;
    const same = all.filter(
      (diagnosis) => diagnosis.kind === kind && diagnosis.moment === moment && diagnosis.begunAt >= since,
    );
    const begun = same.some((diagnosis) => kind === 'common' || diagnosis.instrumentId === instrumentId);
    const entry = await this.diagnoses.common(tx, file.id, 'entry');
    return {
      instrument,
      known: { valid: (await this.knowledge.valid(tx, file)) ?? entry, begun, entryInstrumentId: entry?.instrumentId },
    };
  }
}
