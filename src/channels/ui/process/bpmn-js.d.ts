// bpmn-js types its entry points for CommonJS, which cannot be constructed here; these are the parts the screens use.
declare module 'bpmn-js/lib/NavigatedViewer.js' {
  export default class NavigatedViewer<Services> {
    constructor(options: Record<string, unknown>);
    importXML(xml: string): Promise<{ warnings: unknown[] }>;
    get<Name extends keyof Services>(name: Name): Services[Name];
    // oxlint-disable-next-line typescript/no-explicit-any -- each event has a shape of its own
    on(event: string, listener: (event: any) => void): void;
    destroy(): void;
  }
}
declare module 'bpmn-js/lib/Modeler.js' {
  export default class Modeler<Services> {
    constructor(options: Record<string, unknown>);
    importXML(xml: string): Promise<{ warnings: unknown[] }>;
    saveXML(options?: { format?: boolean }): Promise<{ xml?: string }>;
    get<Name extends keyof Services>(name: Name): Services[Name];
    // oxlint-disable-next-line typescript/no-explicit-any -- each event has a shape of its own
    on(event: string, listener: (event: any) => void): void;
    destroy(): void;
  }
}
