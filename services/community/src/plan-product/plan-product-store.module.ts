import { Module } from '@nestjs/common';
import { PlanProductRepository } from './plan-product.repository.js';

/** What lies in the database, for whoever only looks it up. */
@Module({ providers: [PlanProductRepository], exports: [PlanProductRepository] })
export class PlanProductStoreModule {}
