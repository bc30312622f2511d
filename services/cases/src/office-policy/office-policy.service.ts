import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, type Term } from '@oln/contracts';
import { policyFor, problemsOf, type PolicyOverrides } from '@oln/policy';

import { newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { CaseFileRepository } from '../case-file/case-file.repository.js';
import { CaseProcess } from '../case-file/case-process.js';
import { assertWithinReach } from '../access/reach.js';
import { OfficePolicyErrors } from './office-policy.errors.js';
import { OfficePolicyRepository } from './office-policy.repository.js';

export interface OfficePolicyView {
  commune: string;
  terms: Record<string, string>;
  numbers: Record<string, number>;
  version: number;
}

const PAGE = 500;

/** An office's own terms. New cases start with them; running ones keep theirs unless they are told. */
@Injectable()
export class OfficePolicyService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly policies: OfficePolicyRepository,
    private readonly cases: CaseFileRepository,
    private readonly process: CaseProcess,
  ) {}

  get(commune: string): Promise<OfficePolicyView> {
    return this.work.read('office-policy.read', async (tx) => {
      assertWithinReach(tx, commune);
      return (await this.policies.find(tx, commune)) ?? { commune, terms: {}, numbers: {}, version: 0 };
    });
  }

  put(commune: string, overrides: Required<PolicyOverrides>, tellRunning: boolean): Promise<OfficePolicyView> {
    return this.work.run('office-policy.change', async (tx) => {
      assertWithinReach(tx, commune);
      assertUsable(overrides);
      const current = await this.policies.lock(tx, commune);
      tx.assertVersion(current?.version ?? 0);
      const id = current?.id ?? newId();
      const next = { commune, id, ...overrides, version: (current?.version ?? 0) + 1 };
      await this.policies.put(tx, next);
      if (tellRunning) await this.tellRunning(tx, commune, policyFor('caseManagement', overrides));
      tx.audit({ kind: 'office-policy', id, commune, version: next.version });
      return { commune, terms: next.terms, numbers: next.numbers, version: next.version };
    });
  }

  private async tellRunning(tx: Tx, commune: string, terms: Record<string, Term>): Promise<void> {
    let page = await this.cases.living(tx, undefined, PAGE, commune);
    while (page.length > 0) {
      for (const file of page) this.process.policyChanged(tx, file, terms);
      page = page.length < PAGE ? [] : await this.cases.living(tx, page.at(-1)?.id, PAGE, commune);
    }
  }
}

function assertUsable(overrides: PolicyOverrides): void {
  const [problem] = problemsOf(overrides);
  if (problem)
    throw new RefusedError(refuse(OfficePolicyErrors.NOT_USABLE, { field: problem.key, params: { key: problem.key } }));
}
