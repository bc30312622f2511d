import { Injectable } from '@nestjs/common';
import { MergedPersons, type Tx } from '@oln/service-kit';
import type { CaseFile } from '../case-file/case-file.js';
import { CaseFileRepository } from '../case-file/case-file.repository.js';

/** Living cases in which a child is, under whichever of its entries in the registry. Locked until the end. */
@Injectable()
export class CasesOfChild {
  constructor(
    private readonly files: CaseFileRepository,
    private readonly merged: MergedPersons,
  ) {}

  async of(tx: Tx, child: string): Promise<CaseFile[]> {
    const found: CaseFile[] = [];
    for (const entry of await this.merged.entriesOf(tx, child))
      found.push(...(await this.files.livingOfChild(tx, entry)));
    return found;
  }
}
