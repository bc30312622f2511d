import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, type ProcessName } from '@oln/contracts';
import { policyFor, problemsOf, type PolicyOverrides } from '@oln/policy';
import { communeWithin } from '../http/reach-of.js';
import { FoundDoors } from '../messaging/found-doors.js';
import { newId } from '../persistence/ids.js';
import type { Tx } from '../persistence/transaction.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { WATCHED, type WatchedRecords } from '../watchdog/watched.js';
import { OfficePolicyErrors } from './office-policy.errors.js';
import { OfficePolicyRepository } from './office-policy.repository.js';

export interface OfficePolicyView {
  commune: string;
  terms: Record<string, string>;
  numbers: Record<string, number>;
  version: number;
}

const PAGE = 500;

/** An office's own terms. New records start with them; running ones keep theirs unless they are told. */
@Injectable()
export class OfficePolicyService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly policies: OfficePolicyRepository,
    private readonly doors: FoundDoors,
  ) {}

  get(named: string): Promise<OfficePolicyView> {
    return this.work.read('office-policy.read', async (tx) => {
      const commune = communeWithin(tx.context, named);
      const { terms = {}, numbers = {}, version = 0 } = (await this.policies.find(tx, commune)) ?? {};
      return { commune, terms, numbers, version };
    });
  }

  put(commune: string, overrides: Required<PolicyOverrides>, tellRunning: boolean): Promise<OfficePolicyView> {
    return this.work.run('office-policy.change', async (tx) => {
      communeWithin(tx.context, commune);
      assertUsable(overrides);
      const current = await this.policies.lock(tx, commune);
      tx.assertVersion(current?.version ?? 0);
      const id = current?.id ?? newId();
      const version = (current?.version ?? 0) + 1;
      const view = { commune, terms: { ...overrides.terms }, numbers: { ...overrides.numbers }, version };
      this.policies.put(tx, { ...view, id });
      if (tellRunning) await this.tellRunning(tx, commune, overrides);
      tx.audit({ kind: 'office-policy', id, commune, version });
      return view;
    });
  }

  /** Every process of this service that runs in the commune. */
  private async tellRunning(tx: Tx, commune: string, overrides: PolicyOverrides): Promise<void> {
    for (const [process, records] of this.doors.classes<ProcessName, WatchedRecords>(WATCHED)) {
      const message = { policy: policyFor(process, overrides), asOf: tx.asOf.toISOString() };
      for (let after: string | undefined, more = true; more;) {
        const page = await records.openRecords(tx, after, PAGE);
        for (const record of page) {
          if (record.commune !== commune) continue;
          const { workflowId } = record;
          tx.tell({ kind: 'signal', process, workflowId, signal: 'policyChanged', message }, record);
        }
        after = page.at(-1)?.id;
        more = page.length === PAGE;
      }
    }
  }
}

function assertUsable(overrides: PolicyOverrides): void {
  const [problem] = problemsOf(overrides);
  if (!problem) return;
  throw new RefusedError(refuse(OfficePolicyErrors.NOT_USABLE, { field: problem.key, params: { key: problem.key } }));
}
