import type { ProcessState, Variables } from '../process-state.contract.ts';
import { findScope, type Run } from './run.ts';

/** What an expression sees from a scope: the process's variables, hidden by those of calls and instances around it. */
export function visibleVariables(state: ProcessState, scopeId: number): Variables {
  let found: Variables | undefined;
  for (let scope = findScope(state, scopeId); scope; scope = findScope(state, scope.parent)) {
    if (scope.variables) found = found ? { ...scope.variables, ...found } : scope.variables;
  }
  return found ? { ...state.variables, ...found } : state.variables;
}

/** What only the instance of a repeated activity around a scope has. */
export function localVariables(state: ProcessState, scopeId: number): Variables | undefined {
  for (let scope = findScope(state, scopeId); scope; scope = findScope(state, scope.parent)) {
    if (scope.kind === 'instance') return scope.variables;
    if (scope.kind === 'call' || scope.kind === 'process') return undefined;
  }
  return undefined;
}

/** A variable goes to the instance that declares it, else to the called process it is written in, else to the process. */
export function writeVariables(run: Run, scopeId: number, variables: Variables | undefined): void {
  for (const [name, value] of Object.entries(variables ?? {})) {
    let scope = findScope(run.state, scopeId);
    while (scope && scope.kind !== 'call' && !(scope.variables && Object.hasOwn(scope.variables, name))) {
      scope = findScope(run.state, scope.parent);
    }
    const holder = scope ?? run.state;
    holder.variables = { ...holder.variables, [name]: value };
  }
}

export function evaluate(run: Run, expression: string, scopeId: number, more?: Variables): unknown {
  const variables = visibleVariables(run.state, scopeId);
  return run.ctx.evaluate(expression, more ? { ...variables, ...more } : variables);
}

export function holds(run: Run, condition: string, scopeId: number, more?: Variables): boolean {
  return evaluate(run, condition, scopeId, more) === true;
}
