import { COMMUNITY_PLAN_STAGES, PLAN_PRODUCTS, type PlanProductKind } from '@oln/contracts';
import { ActorField, CodeField, DateField, IdField, InstantField, IntField, TextField } from '@oln/service-kit';

const MAX = 400;
const EXAMPLE = 'Carpeta 14, documento 3';

export class PlanProductBody {
  @CodeField(PLAN_PRODUCTS) kind: PlanProductKind;
  @DateField({ example: '2026-03-02', describe: 'Date of the document' }) on: string;
  @TextField({ max: MAX, example: EXAMPLE, describe: 'Where the office keeps it' }) reference: string;
}

export class PlanProductDto {
  @IdField() id: string;
  @CodeField(PLAN_PRODUCTS) kind: PlanProductKind;
  @CodeField(COMMUNITY_PLAN_STAGES, { describe: 'Stage of the plan when it was recorded' }) stage: string;
  @IntField({ describe: 'Cycle that ran then; 0 before the first' }) cycle: number;
  @DateField({ describe: 'Date of the document' }) on: string;
  @TextField({ max: MAX, example: EXAMPLE, describe: 'Where the office keeps it' }) reference: string;
  @InstantField() at: string;
  @ActorField() person: string;
}
