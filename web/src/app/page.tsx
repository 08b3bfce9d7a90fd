import { useEffect } from 'react';

interface Props {
  readonly title: string;
  readonly children: React.ReactNode;
  /** Beside the title. */
  readonly aside?: React.ReactNode;
  /** The title is for screen readers and the tab only. */
  readonly isTitleHidden?: boolean;
}

/** The frame of a screen: one heading, which is also the name of the tab. */
export function Page({ title, children, aside, isTitleHidden = false }: Props) {
  useEffect(() => {
    document.title = `${title} · Ringback`;
  }, [title]);
  return (
    <>
      <div className={`row apart page-head ${isTitleHidden && !aside ? 'only-read' : ''}`.trim()}>
        <h1 className={isTitleHidden ? 'only-read' : ''}>{title}</h1>
        {aside}
      </div>
      {children}
    </>
  );
}
