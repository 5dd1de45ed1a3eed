<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AgendaScreen</name>
    <message numerus="yes">
        <source>%n earlier</source>
        <translation>
            <numerusform>%n earlier</numerusform>
            <numerusform>%n earlier</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bell</name>
    <message numerus="yes">
        <source>Notifications, %n new</source>
        <translation>
            <numerusform>Notifications, %n new</numerusform>
            <numerusform>Notifications, %n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BlogPage</name>
    <message numerus="yes">
        <source>%n blog(s)</source>
        <translation>
            <numerusform>%n blog</numerusform>
            <numerusform>%n blogs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message numerus="yes">
        <source>%n colleague(s)</source>
        <translation>
            <numerusform>%n colleague</numerusform>
            <numerusform>%n colleagues</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComposerWindow</name>
    <message numerus="yes">
        <source>%n word(s)</source>
        <translation>
            <numerusform>%n word</numerusform>
            <numerusform>%n words</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConnectionPill</name>
    <message numerus="yes">
        <source>%n not sent</source>
        <translation>
            <numerusform>%n not sent</numerusform>
            <numerusform>%n not sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to send</source>
        <translation>
            <numerusform>%n waiting to send</numerusform>
            <numerusform>%n waiting to send</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Discussion</name>
    <message numerus="yes">
        <source>Show %n earlier comment(s)</source>
        <translation>
            <numerusform>Show %n earlier comment</numerusform>
            <numerusform>Show %n earlier comments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DocumentsPane</name>
    <message numerus="yes">
        <source>%n colleague(s) work there.</source>
        <translation>
            <numerusform>%n colleague works there.</numerusform>
            <numerusform>%n colleagues work there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DropWindow</name>
    <message numerus="yes">
        <source>%n file(s) or folder(s) on the way to {team}.</source>
        <translation>
            <numerusform>%n file or folder on the way to {team}.</numerusform>
            <numerusform>%n files or folders on the way to {team}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilmPicker</name>
    <message numerus="yes">
        <source>%n caption(s) go along.</source>
        <translation>
            <numerusform>%n caption goes along.</numerusform>
            <numerusform>%n captions go along.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterPill</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GroupBar</name>
    <message numerus="yes">
        <source>%n colleague(s)</source>
        <translation>
            <numerusform>%n colleague</numerusform>
            <numerusform>%n colleagues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) copied</source>
        <translation>
            <numerusform>%n address copied</numerusform>
            <numerusform>%n addresses copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Herald</name>
    <message numerus="yes">
        <source>%n new for you</source>
        <translation>
            <numerusform>%n new for you</numerusform>
            <numerusform>%n new for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LikeButton</name>
    <message numerus="yes">
        <source>%n like(s)</source>
        <translation>
            <numerusform>%n like</numerusform>
            <numerusform>%n likes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListPane</name>
    <message numerus="yes">
        <source>%n colleague(s)</source>
        <translation>
            <numerusform>%n colleague</numerusform>
            <numerusform>%n colleagues</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n know(s) about “{text}”</source>
        <translation>
            <numerusform>%n knows about “{text}”</numerusform>
            <numerusform>%n know about “{text}”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Without the filters there would be %n.</source>
        <translation>
            <numerusform>Without the filters there would be %n.</numerusform>
            <numerusform>Without the filters there would be %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MembersDialog</name>
    <message numerus="yes">
        <source>%n member(s). Each sees all messages and documents of the team.</source>
        <translation>
            <numerusform>%n member, who sees all messages and documents of the team.</numerusform>
            <numerusform>%n members. Each sees all messages and documents of the team.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MyProfileScreen</name>
    <message numerus="yes">
        <source>%n change(s) not saved yet</source>
        <translation>
            <numerusform>%n change not saved yet</numerusform>
            <numerusform>%n changes not saved yet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewsFeed</name>
    <message numerus="yes">
        <source>%n comment(s)</source>
        <translation>
            <numerusform>%n comment</numerusform>
            <numerusform>%n comments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewsScreen</name>
    <message numerus="yes">
        <source>%n item(s) marked as read.</source>
        <translation>
            <numerusform>%n item marked as read.</numerusform>
            <numerusform>%n items marked as read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotForMe</name>
    <message numerus="yes">
        <source>%n colleague(s) say that this was not for them.</source>
        <translation>
            <numerusform>%n colleague says that this was not for them.</numerusform>
            <numerusform>%n colleagues say that this was not for them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NoticeStrip</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Organising</name>
    <message numerus="yes">
        <source>%n document(s) and folders are deleted for everybody.</source>
        <translation>
            <numerusform>%n document or folder is deleted for everybody.</numerusform>
            <numerusform>%n documents and folders are deleted for everybody.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Plurals</name>
    <message numerus="yes">
        <source>%n item(s) fetched</source>
        <translation>
            <numerusform>%n item fetched</numerusform>
            <numerusform>%n items fetched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting to be sent</source>
        <translation>
            <numerusform>%n change waiting to be sent</numerusform>
            <numerusform>%n changes waiting to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s) were done already.</source>
        <translation>
            <numerusform>%n step was done already.</numerusform>
            <numerusform>%n steps were done already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s) drawn</source>
        <translation>
            <numerusform>%n picture drawn</numerusform>
            <numerusform>%n pictures drawn</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PreferencesScreen</name>
    <message numerus="yes">
        <source>%n day(s) after I used them</source>
        <translation>
            <numerusform>%n day after I used them</numerusform>
            <numerusform>%n days after I used them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) of yours are not sent yet: they would be lost.</source>
        <translation>
            <numerusform>%n change of yours is not sent yet: it would be lost.</numerusform>
            <numerusform>%n changes of yours are not sent yet: they would be lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are open to be changed: say Done first.</source>
        <translation>
            <numerusform>%n document is open to be changed: say Done there first.</numerusform>
            <numerusform>%n documents are open to be changed: say Done there first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s) of yours would be lost: send them first.</source>
        <translation>
            <numerusform>%n draft of yours would be lost: send it first.</numerusform>
            <numerusform>%n drafts of yours would be lost: send them first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionPage</name>
    <message numerus="yes">
        <source>%n picture(s) have no description yet. Colleagues who cannot see them miss that.</source>
        <translation>
            <numerusform>%n picture has no description yet. Colleagues who cannot see it miss that.</numerusform>
            <numerusform>%n pictures have no description yet. Colleagues who cannot see them miss that.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartScreen</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) of yours</source>
        <translation>
            <numerusform>%n document of yours</numerusform>
            <numerusform>%n documents of yours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are deleted for everybody.</source>
        <translation>
            <numerusform>%n document is deleted for everybody.</numerusform>
            <numerusform>%n documents are deleted for everybody.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TidyingDialog</name>
    <message numerus="yes">
        <source>%n document(s) of yours: are they still needed, and here for the right people?</source>
        <translation>
            <numerusform>%n document of yours: is it still needed, and here for the right people?</numerusform>
            <numerusform>%n documents of yours: are they still needed, and here for the right people?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) of colleagues that nobody changed for a year.</source>
        <translation>
            <numerusform>%n document of colleagues that nobody changed for a year.</numerusform>
            <numerusform>%n documents of colleagues that nobody changed for a year.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
</TS>
