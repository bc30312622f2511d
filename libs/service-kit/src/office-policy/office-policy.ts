import { Injectable } from '@nestjs/common';
import type { ProcessName, Term } from '@oln/contracts';
import { numbersFor, policyFor, type PolicyNumbers, type PolicyOverrides } from '@oln/policy';
import type { Tx } from '../persistence/transaction.js';
import { OfficePolicyRepository } from './office-policy.repository.js';

export interface PolicyInForce {
  /** Terms of a process by `<stage>.<rule>`: the snapshot it starts with. */
  termsOf(process: ProcessName): Record<string, Term>;
  numbers: PolicyNumbers;
}

class InForce implements PolicyInForce {
  private readonly terms = new Map<ProcessName, Record<string, Term>>();
  readonly numbers: PolicyNumbers;

  constructor(private readonly overrides: PolicyOverrides = {}) {
    this.numbers = numbersFor(overrides);
  }

  termsOf(process: ProcessName): Record<string, Term> {
    const known = this.terms.get(process) ?? (policyFor(process, this.overrides) as Record<string, Term>);
    this.terms.set(process, known);
    return known;
  }
}

const OF_THE_HOUSE: PolicyInForce = new InForce();

/** What holds in a commune: the defaults of the house, and what its office decided otherwise. */
@Injectable()
export class OfficePolicy {
  constructor(private readonly policies: OfficePolicyRepository) {}

  async of(tx: Tx, commune: string): Promise<PolicyInForce> {
    const own = await this.policies.find(tx, commune);
    return own ? new InForce({ terms: own.terms, numbers: own.numbers }) : OF_THE_HOUSE;
  }
}
