import { Button as Pressable, type ButtonProps } from 'react-aria-components';
import { useOffers } from '../app/actions/actions.js';
import { ariaKey, showKey, type Key } from '../app/actions/keys.js';
import './button.css';

interface Props extends Omit<ButtonProps, 'children' | 'className' | 'style' | 'onPress' | 'isPending'> {
  readonly children: React.ReactNode;
  readonly look?: 'main' | 'plain' | 'danger' | 'alarm';
  readonly size?: 'big';
  readonly pressed?: boolean;
  readonly onPress?: () => void;
  /** What it does is being done: it keeps the focus, and pressing it again changes nothing. */
  readonly isPending?: boolean;
  readonly className?: string;
  /** Also done by this key, and found in the command palette under `says` (or the words of the button). */
  readonly shortcut?: Key;
  readonly says?: string;
}

export function Button({ children, look, size, pressed, shortcut, says, className = '', onPress, isPending, ...rest }: Props) {
  const label = says ?? (typeof children === 'string' ? children : rest['aria-label']);
  const can = onPress !== undefined && !rest.isDisabled && !isPending;
  useOffers(shortcut !== undefined && label !== undefined && can && { id: label, label, key: shortcut, run: onPress });
  return (
    <Pressable
      {...rest}
      {...(onPress && !isPending ? { onPress: () => onPress() } : {})}
      {...(shortcut ? { 'aria-keyshortcuts': ariaKey(shortcut) } : {})}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      className={`button ${className}`.trim()}
      data-look={look}
      data-size={size}
      data-pending={isPending ? '' : undefined}
    >
      {children}
      {shortcut && <kbd aria-hidden="true">{showKey(shortcut)}</kbd>}
    </Pressable>
  );
}
