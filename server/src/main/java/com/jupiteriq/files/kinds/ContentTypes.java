package com.jupiteriq.files.kinds;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The list of an Office package in which each part, or each ending of names, is given a type. Everything is
/// in lower case, as it is compared.
///
/// @param ofParts by the name of the part, as the directory of the archive writes it
record ContentTypes(Map<String, String> ofParts, Set<String> ofEndings) {

    private static final String MACRO_DOCUMENT = "macroenabled";
    private static final String MACROS = "vbaproject";

    static ContentTypes read(byte[] xml) throws Broken {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        // Neither entities that grow nor files of this machine.
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        ContentTypes types = new ContentTypes(new HashMap<>(), new HashSet<>());
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    types.take(reader);
                }
            }
            return types;
        } catch (XMLStreamException damaged) {
            throw new Broken("the list of its parts cannot be read");
        }
    }

    private void take(XMLStreamReader element) {
        String type = attribute(element, "ContentType");
        switch (element.getLocalName()) {
            case "Override" -> ofParts.put(attribute(element, "PartName").replaceFirst("^/", ""), type);
            case "Default" -> ofEndings.add(type);
            default -> { }
        }
    }

    private static String attribute(XMLStreamReader element, String name) {
        String value = element.getAttributeValue(null, name);
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }

    boolean nameMacros() {
        return Stream.concat(ofParts.values().stream(), ofEndings.stream())
            .anyMatch(type -> type.contains(MACRO_DOCUMENT) || type.contains(MACROS));
    }
}
