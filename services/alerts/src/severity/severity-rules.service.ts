import { Injectable } from '@nestjs/common';
import { localDate } from '@oln/calendar';
import { alertsEvents, refuse, RefusedError, settle } from '@oln/contracts';
import { communeWithin, newId, UnitOfWork, type Tx } from '@oln/service-kit';
import type { SeverityRulesRow } from './severity-rules.entity.js';
import { SeverityRulesErrors } from './severity-rules.errors.js';
import { SeverityRulesRepository } from './severity-rules.repository.js';
import { decideRules, type SeverityRules } from './severity-rules.js';
import { SHIPPED_RULES } from './shipped-rules.js';
import type { SeverityRulesDto } from './severity-rules.dto.js';

/** Sets of rules, by commune. A version never changes: alerts keep the code of the one that judged them. */
@Injectable()
export class SeverityRulesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly rules: SeverityRulesRepository,
  ) {}

  /** Everything the commune has, what is in force first; the house's own set is always the last. */
  list(named: string): Promise<SeverityRulesDto[]> {
    return this.work.read('severity-rules.list', async (tx) => {
      const commune = communeWithin(tx.context, named);
      return withInForce(await this.rules.ofCommune(tx, commune), commune, localDate(tx.asOf.getTime()));
    });
  }

  load(named: string, content: SeverityRules): Promise<SeverityRulesDto> {
    return this.work.run('severity-rules.load', async (tx) => {
      const commune = communeWithin(tx.context, named);
      const { code, validFrom } = settle(decideRules(content));
      const loaded = { loadedBy: tx.context.principal.person, loadedAt: tx.asOf, withdrawnAt: null, version: 1 };
      const row: SeverityRulesRow = { id: newId(), commune, code, validFrom, content, ...loaded };
      const isNew = code !== SHIPPED_RULES.code && (await this.rules.insert(tx, row));
      if (!isNew) throw new RefusedError(refuse(SeverityRulesErrors.CODE_TAKEN, { field: 'code' }));
      this.tell(tx, row, code);
      return this.shown(tx, commune, code);
    });
  }

  /** What was loaded by mistake judges nothing any more; what it judged stays as it is. */
  withdraw(id: string): Promise<SeverityRulesDto> {
    return this.work.run('severity-rules.withdraw', async (tx) => {
      const row = await this.rules.lock(tx, id);
      communeWithin(tx.context, row.commune);
      tx.assertVersion(row.version);
      this.rules.withdraw(tx, row);
      await tx.done();
      const list = withInForce(await this.rules.ofCommune(tx, row.commune), row.commune, localDate(tx.asOf.getTime()));
      this.tell(tx, { ...row, version: row.version + 1 }, list.find(({ inForce }) => inForce)!.code);
      return list.find((one) => one.id === id)!;
    });
  }

  private async shown(tx: Tx, commune: string, code: string): Promise<SeverityRulesDto> {
    const list = withInForce(await this.rules.ofCommune(tx, commune), commune, localDate(tx.asOf.getTime()));
    return list.find((one) => one.code === code)!;
  }

  private tell(tx: Tx, { id, commune, version }: SeverityRulesRow, code: string): void {
    tx.emit(alertsEvents.severityRulesChanged, { id, commune, version }, { id, code });
    tx.audit({ kind: 'severity-rules', id, commune, version });
  }
}

function withInForce(rows: readonly SeverityRulesRow[], commune: string, today: string): SeverityRulesDto[] {
  const inForce = rows.find(({ validFrom, withdrawnAt }) => validFrom <= today && !withdrawnAt)?.id;
  const own = rows.map((row) => ({
    ...row.content,
    ...{ id: row.id, commune, version: row.version, loadedBy: row.loadedBy, inForce: row.id === inForce },
    loadedAt: row.loadedAt.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString(),
  }));
  return [...own, { ...SHIPPED_RULES, commune: '*', version: 1, inForce: inForce === undefined }] as SeverityRulesDto[];
}
