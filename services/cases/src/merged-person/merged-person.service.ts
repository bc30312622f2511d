import { Injectable } from '@nestjs/common';
import type { Tx } from '@oln/service-kit';
import { MergedPersonRepository } from './merged-person.repository.js';

/** Two entries of intake were one child. Cases keep the id they were opened with, and find the child under all of them. */
@Injectable()
export class MergedPersonService {
  constructor(private readonly merged: MergedPersonRepository) {}

  merge(tx: Tx, commune: string, id: string, into: string): Promise<void> {
    return this.merged.learn(tx, { id, commune, into });
  }

  undo(tx: Tx, id: string): Promise<void> {
    return this.merged.forget(tx, id);
  }
}
