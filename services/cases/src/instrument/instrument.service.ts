import { Injectable } from '@nestjs/common';
import { casesEvents, refuse, RefusedError, settle } from '@oln/contracts';
import { assertWithinReach, newId, type Tx, UnitOfWork } from '@oln/service-kit';
import { InstrumentErrors } from './instrument.errors.js';
import {
  decideContent,
  decideReplacement,
  decideWithdrawal,
  type Instrument,
  type InstrumentContent,
} from './instrument.js';
import { InstrumentRepository } from './instrument.repository.js';

export interface InstrumentView extends InstrumentContent {
  id: string;
  commune: string;
  version: number;
  used: boolean;
  withdrawn: boolean;
}

/** Diagnosis instruments as data: the house ships a generic one, an office loads what it is licensed for. */
@Injectable()
export class InstrumentService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly instruments: InstrumentRepository,
  ) {}

  load(commune: string, content: InstrumentContent): Promise<InstrumentView> {
    return this.work.run('instrument.load', async (tx) => {
      assertWithinReach(tx, commune);
      const instrument = { id: newId(), commune, version: 1, content: settle(decideContent(content)) };
      if (!(await this.instruments.insert(tx, instrument))) throw new RefusedError(refuse(InstrumentErrors.EXISTS));
      tell(tx, instrument);
      return viewOf(instrument);
    });
  }

  replace(id: string, content: InstrumentContent): Promise<InstrumentView> {
    return this.change('instrument.replace', id, (current) => decideReplacement(current, content));
  }

  withdraw(id: string): Promise<InstrumentView> {
    return this.change('instrument.withdraw', id, (current, asOf) => decideWithdrawal(current, asOf));
  }

  get(id: string): Promise<InstrumentView> {
    return this.work.read('instrument.read', async (tx) => viewOf(await this.instruments.get(tx, id)));
  }

  list(withdrawnToo: boolean): Promise<InstrumentView[]> {
    return this.work.read('instrument.list', async (tx) => (await this.instruments.list(tx, withdrawnToo)).map(viewOf));
  }

  private change(
    action: string,
    id: string,
    decide: (current: Instrument, asOf: Date) => ReturnType<typeof decideReplacement>,
  ): Promise<InstrumentView> {
    return this.work.run(action, async (tx) => {
      const current = await this.instruments.lock(tx, id);
      assertWithinReach(tx, current.commune);
      tx.assertVersion(current.version);
      const next = settle(decide(current, tx.asOf));
      await this.instruments.save(tx, next);
      tx.audit({ kind: 'instrument', id, commune: next.commune, version: next.version });
      return viewOf(next);
    });
  }
}

function tell(tx: Tx, { id, commune, version, content }: Instrument): void {
  const { code, instrumentVersion } = content;
  tx.emit(casesEvents.instrumentLoaded, { id, commune, version }, { id, code, instrumentVersion });
}

export const viewOf = ({ id, commune, version, content, usedAt, withdrawnAt }: Instrument): InstrumentView => ({
  ...content,
  id,
  commune,
  version,
  used: usedAt !== undefined,
  withdrawn: withdrawnAt !== undefined,
});
