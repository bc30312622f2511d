import { Injectable } from '@nestjs/common';
import type { Term } from '@oln/contracts';
import { numbersFor, policyFor, type PolicyNumbers } from '@oln/policy';
import type { Tx } from '@oln/service-kit';
import { OfficePolicyRepository } from './office-policy.repository.js';

export interface PolicyInForce {
  /** Terms of intake by `<stage>.<rule>`: the snapshot a process starts with. */
  terms: Record<string, Term>;
  numbers: PolicyNumbers;
}

const OF_THE_HOUSE: PolicyInForce = { terms: policyFor('intake'), numbers: numbersFor() };

/** What holds in a commune: the defaults of the house, and what its office decided otherwise. */
@Injectable()
export class OfficePolicy {
  constructor(private readonly policies: OfficePolicyRepository) {}

  async of(tx: Tx, commune: string): Promise<PolicyInForce> {
    const own = await this.policies.find(tx, commune);
    if (!own) return OF_THE_HOUSE;
    const overrides = { terms: own.terms, numbers: own.numbers };
    return { terms: policyFor('intake', overrides), numbers: numbersFor(overrides) };
  }
}
