import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { MergedPersonRepository } from './merged-person.repository.js';

/** Two entries of intake were one person: participants keep the id they were recorded with, and count as one. */
@Injectable()
export class MergedPersonService {
  constructor(private readonly merged: MergedPersonRepository) {}

  merge(tx: Tx, commune: string, id: string, into: string): Promise<void> {
    return this.merged.learn(tx, commune, id, into);
  }

  undo(tx: Tx, id: string): Promise<void> {
    return this.merged.forget(tx, id);
  }
}
