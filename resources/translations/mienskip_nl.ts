<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>Tray</name>
    <message>
        <source>Open Mienskip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for news now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>Your social intranet on the desktop. Without a command the window opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start in the tray, without a window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print data for a program instead of sentences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the password from standard input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keyring: you are signed in for this run only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer has no keyring: the sample&apos;s token is in a file that only you can read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in to the intranet at URL and fetch what there is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your user name there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed in to {site} as {username}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove everything of you from this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are signed out. Nothing of the intranet is left on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send what waits and fetch what changed, once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> in {requests} requests, {kilobytes} kB, {seconds} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find people, news and documents in the offline copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this kind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>News</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Documents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share files with a team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The team&apos;s name or address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is with the team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell who is signed in and what is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%n change(s) waiting to be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn the Plone site at URL into an empty intranet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An administrator there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only tell what would be done.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Something went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was not expected. What you made is kept. Try again, or report it if it returns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The intranet cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can go on with what is here. We try again by ourselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No server by that name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} was not found. Check the address, and whether you are on the network of your organisation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The intranet is being worked on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will be back later. You can go on with what is here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The intranet had a fault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not up to you. We try again by ourselves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is not safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of {host} is not trusted by this computer ({reason}). Nothing was sent. Ask your help desk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address is not safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over http:// others can read your password. Use the address that begins with https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a web address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address looks like https://intranet.example.org.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No intranet was found here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{host} answers, but not as an intranet that this program understands. Check the address; on a guest network, sign in to that network first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name or password is not right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check your user name and password and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You were signed in for a long time. What you made is kept and waits for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not do this here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only members with the right to do so can. Ask the team that owns this place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no longer there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was deleted or moved, or it is no longer shared with you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The intranet did not accept this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It said: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The intranet gave an answer we do not understand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rest goes on. If it returns, report it to whoever runs the intranet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is larger than {limit} and was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring of this computer is not ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock it, or sign in for this time only: then nothing is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is signed in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in first: mienskip sign-in https://intranet.example.org --user NAME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program is older than its data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A newer version was used on this computer. Update the program; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The offline copy was damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is made anew from the intranet. What was not sent yet is kept where it could be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mienskip is already running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the other one first, or use its window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make some room; then we go on where we were.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} cannot be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server on this computer did not start</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>notifications</name>
    <message>
        <source>Official: {title}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
