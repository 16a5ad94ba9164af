import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { ModuleDeclaration } from './declaration';
import { MODULES } from './tokens';

/** How a lower module asks those above it: by the name of a port, to whoever has registered for it. */
@Injectable()
export class Ports {
  constructor(
    @Inject(ModuleRef) private readonly modules: ModuleRef,
    @Inject(MODULES) private readonly declarations: readonly ModuleDeclaration[],
  ) {}

  /** Everybody who answers to the port, in the order of the floors; nobody is a fair answer. */
  all<T>(port: string): T[] {
    return this.declarations
      .flatMap((module) => module.ports ?? [])
      .filter((one) => one.port === port)
      .map(({ handler }) => this.modules.get<T>(handler, { strict: false }));
  }
}
