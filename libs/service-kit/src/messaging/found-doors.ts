import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';

export interface FoundMethod<Mark> {
  mark: Mark;
  call(...input: unknown[]): Promise<unknown>;
}

/** Finds provider methods by the mark a decorator left on them. */
@Injectable()
export class FoundDoors {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  methods<Mark>(key: string): FoundMethod<Mark>[] {
    return this.discovery.getProviders().flatMap(({ instance }) => {
      if (!instance || typeof instance !== 'object') return [];
      const target = instance as Record<string, (...input: unknown[]) => Promise<unknown>>;
      return this.scanner.getAllMethodNames(Object.getPrototypeOf(instance)).flatMap((name) => {
        const mark = this.reflector.get<Mark | undefined>(key, target[name]!);
        return mark === undefined ? [] : [{ mark, call: (...input: unknown[]) => target[name]!(...input) }];
      });
    });
  }
}
