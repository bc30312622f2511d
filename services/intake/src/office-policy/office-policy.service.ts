import { Injectable } from '@nestjs/common';
import { refuse, RefusedError, type Term } from '@oln/contracts';
import { policyFor, problemsOf, type PolicyOverrides } from '@oln/policy';
import { newId, UnitOfWork, type Tx } from '@oln/service-kit';
import { communeWithin } from '../access/reach.js';
import { oneAtATime } from '../persistence/one-at-a-time.js';
import { RequestProcess } from '../request/request-process.js';
import { RequestRepository } from '../request/request.repository.js';
import { OfficePolicyErrors } from './office-policy.errors.js';
import { OfficePolicyRepository } from './office-policy.repository.js';

export interface OfficePolicyView {
  commune: string;
  terms: Record<string, string>;
  numbers: Record<string, number>;
  version: number;
}

const PAGE = 500;

/** An office's own terms. New requests start with them; running ones keep theirs unless they are told. */
@Injectable()
export class OfficePolicyService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly policies: OfficePolicyRepository,
    private readonly requests: RequestRepository,
    private readonly process: RequestProcess,
  ) {}

  get(commune: string): Promise<OfficePolicyView> {
    return this.work.read('office-policy.read', async (tx) => {
      const within = communeWithin(tx.context, commune);
      const { terms = {}, numbers = {}, version = 0 } = (await this.policies.find(tx, within)) ?? {};
      return { commune: within, terms, numbers, version };
    });
  }

  put(commune: string, overrides: Required<PolicyOverrides>, tellRunning: boolean): Promise<OfficePolicyView> {
    return this.work.run('office-policy.change', async (tx) => {
      communeWithin(tx.context, commune);
      assertUsable(overrides);
      // The first time there is no row to lock: of two who decide at once, one is told.
      await oneAtATime(tx, `office-policy:${commune}`);
      const current = await this.policies.find(tx, commune);
      tx.assertVersion(current?.version ?? 0);
      const id = current?.id ?? newId();
      const view = {
        commune,
        terms: { ...overrides.terms },
        numbers: { ...overrides.numbers },
        version: (current?.version ?? 0) + 1,
      };
      await this.policies.put(tx, { ...view, id });
      if (tellRunning) await this.tellRunning(tx, commune, policyFor('intake', overrides));
      tx.audit({ kind: 'office-policy', id, commune, version: view.version });
      return view;
    });
  }

  private async tellRunning(tx: Tx, commune: string, terms: Record<string, Term>): Promise<void> {
    let page = await this.requests.open(tx, undefined, PAGE, commune);
    while (page.length > 0) {
      for (const request of page) this.process.policyChanged(tx, request, terms);
      page = page.length < PAGE ? [] : await this.requests.open(tx, page.at(-1)?.id, PAGE, commune);
    }
  }
}

function assertUsable(overrides: PolicyOverrides): void {
  const [problem] = problemsOf(overrides);
  if (!problem) return;
  throw new RefusedError(refuse(OfficePolicyErrors.NOT_USABLE, { field: problem.key, params: { key: problem.key } }));
}
