import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';

export interface FoundMethod<Mark> {
  mark: Mark;
  call(...input: unknown[]): Promise<unknown>;
}

/** Finds what capabilities hold out to the kit: marked methods and classes, instances of the kit's own classes. */
@Injectable()
export class FoundDoors {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** Instances whose class bears the mark, with what the mark says. */
  classes<Mark, Instance>(key: string): [Mark, Instance][] {
    return this.discovery.getProviders().flatMap(({ instance, metatype }) => {
      const mark = metatype ? this.reflector.get<Mark | undefined>(key, metatype) : undefined;
      return mark === undefined ? [] : [[mark, instance as Instance] as [Mark, Instance]];
    });
  }

  instancesOf<Instance>(type: abstract new (...input: never[]) => Instance): Instance[] {
    const found = this.discovery.getProviders().map(({ instance }) => instance as unknown);
    return [...new Set(found.filter((instance): instance is Instance => instance instanceof type))];
  }

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
