import { isClient } from './dialable.js';
import { BROWSER, DEFAULT_HUMAN, type PhoneDeclaration } from './persona.js';
import { Phone } from './phone.js';

/** All phones, declared or met by being dialled. */
export class PhoneBook {
  private readonly phones = new Map<string, Phone>();
  private readonly declared = new Map<string, PhoneDeclaration>();

  declare(declaration: PhoneDeclaration): Phone {
    this.declared.set(declaration.number, declaration);
    const known = this.phones.get(declaration.number);
    if (!known) return this.add(declaration);
    known.redeclare(declaration);
    return known;
  }

  isDeclared(number: string): boolean {
    return this.declared.has(number);
  }

  /** The story that a declared phone is part of. */
  scenarioOf(number: string): string | undefined {
    return this.declared.get(number)?.scenario;
  }

  find(number: string): Phone | undefined {
    return this.phones.get(number);
  }

  /** The phone at this number; one that nobody declared is a human, or a browser. */
  at(number: string): Phone {
    const persona = isClient(number) ? BROWSER : DEFAULT_HUMAN;
    return this.phones.get(number) ?? this.add({ number, personas: [persona] });
  }

  remove(number: string): boolean {
    this.declared.delete(number);
    return this.phones.delete(number);
  }

  list(): readonly Phone[] {
    return [...this.phones.values()];
  }

  private add(declaration: PhoneDeclaration): Phone {
    const phone = new Phone(declaration);
    this.phones.set(declaration.number, phone);
    return phone;
  }
}
